"""What a person does with one home: find it, look at its past, show its value to somebody."""
