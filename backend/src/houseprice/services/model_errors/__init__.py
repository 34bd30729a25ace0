"""Where a model errs: the sales of its blind test, one by one, and what checks say of them."""
