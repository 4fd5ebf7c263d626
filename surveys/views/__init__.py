"""The pages of the room: respondents' and coordinators'. Never here: a rule, or a sheet."""
