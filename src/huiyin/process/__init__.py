"""How hiring works behind the door: vocabulary, cases, working days, waiting times and the process model."""
