"""The addresses of review."""

from django.urls import path

from jiheng.web.review.views import documents, inbox, sheets, windows

urlpatterns = [
    path("review/", inbox.review_inbox, name="review_inbox"),
    path("review/bulk/", inbox.review_bulk, name="review_bulk"),
    path("review/windows/", windows.adjustment_windows, name="adjustment_windows"),
    path("documents/<int:number>/", documents.document_page, name="document_page"),
    path("documents/<int:number>/act/", documents.document_act, name="document_act"),
    path("documents/<int:number>/compare/", documents.document_compare, name="document_compare"),
    path("documents/<int:number>/sheet/", sheets.review_sheet, name="review_sheet"),
    path("documents/<int:number>/sheet/save/", sheets.review_sheet_save, name="review_sheet_save"),
]
