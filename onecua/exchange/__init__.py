"""Files of other systems, in and out, as plain values."""
