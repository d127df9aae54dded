"""The addresses of the library."""

from django.urls import path

from jiheng.web.library.views import picking, promoting, reading, workbooks, writing

urlpatterns = [
    path("", reading.library_list, name="library_list"),
    path("new/", writing.library_new, name="library_new"),
    path("export/", workbooks.library_export, name="library_export"),
    path("import/", workbooks.library_import, name="library_import"),
    path("import/confirm/", workbooks.library_import_confirm, name="library_import_confirm"),
    path("picker/", picking.library_picker, name="library_picker"),
    path("proposals/", promoting.proposal_list, name="proposal_list"),
    path("proposals/<int:number>/", promoting.proposal_page, name="proposal_page"),
    path("proposals/<int:number>/accept/", promoting.proposal_accept, name="proposal_accept"),
    path("proposals/<int:number>/refuse/", promoting.proposal_refuse, name="proposal_refuse"),
    path("propose/<int:number>/", promoting.library_propose, name="library_propose"),
    path("<int:number>/", reading.library_entry, name="library_entry"),
    path("<int:number>/try/", reading.library_try, name="library_try"),
    path("<int:number>/edit/", writing.library_edit, name="library_edit"),
    path("<int:number>/state/", writing.library_state, name="library_state"),
    path("<int:number>/pick/", picking.library_pick, name="library_pick"),
]
