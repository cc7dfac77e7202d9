"""Works out a verdict from a timeline: pure, without clock, socket, process or file."""
