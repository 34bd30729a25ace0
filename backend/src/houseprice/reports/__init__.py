"""The report of a model as JSON, HTML and PDF, from its folder alone."""

from houseprice.reports.document import model_report, report_json
from houseprice.reports.html import report_html
from houseprice.reports.pdf import report_pdf

__all__ = ["model_report", "report_html", "report_json", "report_pdf"]
