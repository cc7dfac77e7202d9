"""From verdicts to marks: a course's rules, sheets for people and platforms."""
