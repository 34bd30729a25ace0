"""The report of a model, made from its folder alone: JSON, HTML and PDF."""

from houseprice.artifacts.report.document import model_report, report_json
from houseprice.artifacts.report.page import report_html
from houseprice.artifacts.report.paper import report_pdf

__all__ = ["model_report", "report_html", "report_json", "report_pdf"]
