"""House Price Predictor: train, compare and serve house valuation models."""

__version__ = "0.1.0"
