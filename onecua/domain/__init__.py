"""The rules of the desk: plain values and functions; no clock, no input, no output."""
