"""What moves the values of a model: partial dependence and the importance of features."""
