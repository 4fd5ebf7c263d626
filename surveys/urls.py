"""The addresses of the room: respondents' under /s/ and /receipt/, coordinators' under the wave."""

from django.urls import path

from surveys.views import coordinate, counting, entry, frame_import, invite, paper, respond, sending

urlpatterns = [
    path("s/", entry.code_entry, name="code_entry"),
    path("s/<str:token>/", respond.respond_start, name="respond_start"),
    path("s/<str:token>/<int:page>/", respond.respond_page, name="respond_page"),
    path("s/<str:token>/pause/", respond.respond_pause, name="respond_pause"),
    path("s/<str:token>/check/", sending.respond_check, name="respond_check"),
    path("receipt/", sending.receipt, name="receipt"),
    path("agencies/<uuid:agency>/units/import/", frame_import.importing, name="frame_import"),
    path("agencies/<uuid:agency>/units/import/take/", frame_import.taking, name="frame_take"),
    path("agencies/<uuid:agency>/units/import/drop/", frame_import.dropping, name="frame_drop"),
    path("agencies/<uuid:agency>/units/units.csv", frame_import.exporting, name="frame_export"),
    path("agencies/<uuid:agency>/waves/new/", coordinate.wave_new, name="wave_new"),
    path("waves/<uuid:wave>/", coordinate.wave, name="wave"),
    path("waves/<uuid:wave>/plan/", coordinate.wave_plan, name="wave_plan"),
    path("waves/<uuid:wave>/headcounts/", invite.wave_headcounts, name="wave_headcounts"),
    path("waves/<uuid:wave>/open/", coordinate.opening, name="wave_open"),
    path("waves/<uuid:wave>/extend/", coordinate.extending, name="wave_extend"),
    path("waves/<uuid:wave>/close/", coordinate.closing, name="wave_close"),
    path("waves/<uuid:wave>/redraw/", counting.redrawing, name="wave_redraw"),
    path("waves/<uuid:wave>/retry/", counting.retrying, name="wave_retry"),
    path("waves/<uuid:wave>/invitations/", invite.wave_invitations, name="wave_invitations"),
    path("waves/<uuid:wave>/invitations/revoke/", invite.wave_revoke, name="wave_revoke"),
    path("waves/<uuid:wave>/paper/", paper.wave_paper, name="wave_paper"),
    path("waves/<uuid:wave>/paper/sheet/", paper.wave_paper_sheet, name="wave_paper_sheet"),
    path("waves/<uuid:wave>/preview/<slug:group>/", invite.wave_preview, name="wave_preview"),
]
