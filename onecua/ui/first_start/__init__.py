"""The first start: declare the office once, see at once how the receipt will begin."""
