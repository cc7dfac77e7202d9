"""What was played, kept: a verdict can be worked out again from it."""
