"""The addresses of targets."""

from django.urls import path

from jiheng.web.targets.views import files, filling, papers, workbooks

urlpatterns = [
    path("", filling.targets_home, name="targets_home"),
    path("start/", filling.target_start, name="target_start"),
    path("<int:number>/", filling.target_form, name="target_form"),
    path("<int:number>/save/", filling.target_save, name="target_save"),
    path("<int:number>/last-year/", filling.target_copy, name="target_copy"),
    path("<int:number>/workbook/", workbooks.target_template, name="target_template"),
    path("<int:number>/upload/", workbooks.target_upload, name="target_upload"),
    path("<int:number>/attachments/", files.attachment_add, name="attachment_add"),
    path("<int:number>/print/", papers.target_print, name="target_print"),
    path("<int:number>/form.<str:kind>", papers.target_file, name="target_file"),
    path(
        "organisations/<int:number>/<int:year>/workbook/",
        workbooks.organisation_template,
        name="organisation_template",
    ),
    path(
        "organisations/<int:number>/<int:year>/upload/",
        workbooks.organisation_upload,
        name="organisation_upload",
    ),
    path("marked/<str:token>/", workbooks.marked_workbook, name="marked_workbook"),
    path("attachments/<int:number>/", files.attachment_download, name="attachment_download"),
    path("attachments/<int:number>/remove/", files.attachment_remove, name="attachment_remove"),
]
