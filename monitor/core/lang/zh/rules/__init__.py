"""Chinese reading rules, one file a fact family."""
