"""The database's own refusal to change what an opened wave has promised, whoever asks and by whatever way.

A migration that alters the tables of waves on SQLite, where Django copies a table, has to take the guards off first and
put them on again afterwards: `guards_off` and `guards_on` give the statements.
"""

_WAVE = "surveys_wave"
_TERMS = "surveys_wavegroup"
_PROMISED = ("cycle_id", "opened_on", "promise", "promise_seal", "edition_fingerprint")
PROMISE_STAYS = "an_opened_wave_keeps_its_promise"
WAVE_STAYS = "an_opened_wave_is_not_deleted"
TERMS_STAY = "an_opened_wave_keeps_its_thresholds"
_CHANGES = ("INSERT", "UPDATE", "DELETE")


def guards_on(*, vendor: str) -> tuple[str, ...]:
    """Statements that make the guards; `vendor` is Django's name of the kind of database."""
    return _POSTGRESQL if vendor == "postgresql" else _SQLITE


def guards_off(*, vendor: str) -> tuple[str, ...]:
    """Statements that take them away again."""
    if vendor == "postgresql":
        triggers = ((PROMISE_STAYS, _WAVE), (WAVE_STAYS, _WAVE), (TERMS_STAY, _TERMS))
        return (*(f"DROP TRIGGER {name} ON {table}" for name, table in triggers), *_FUNCTIONS_OFF)
    return tuple(f"DROP TRIGGER {name}" for name in (PROMISE_STAYS, WAVE_STAYS, *map(_terms_trigger, _CHANGES)))


def _terms_trigger(change: str) -> str:
    # SQLite has one trigger for each kind of change.
    return f"{TERMS_STAY}_{change.lower()}"


def _changed(distinct: str) -> str:
    """When an update of an opened wave touches the promise, or makes it a draft, whose promise may be touched."""
    changes = " OR ".join(f"NEW.{column} {distinct} OLD.{column}" for column in _PROMISED)
    return f"OLD.state <> 'DRAFT' AND (NEW.state = 'DRAFT' OR {changes})"


def _sqlite_terms(change: str) -> str:
    rows = {"INSERT": "NEW.wave_id", "UPDATE": "OLD.wave_id, NEW.wave_id", "DELETE": "OLD.wave_id"}[change]
    opened = f"EXISTS (SELECT 1 FROM {_WAVE} WHERE id IN ({rows}) AND state <> 'DRAFT')"  # noqa: S608  names of its own
    return _sqlite(_terms_trigger(change), change, _TERMS, opened, TERMS_STAY)


def _sqlite(trigger: str, change: str, table: str, when: str, message: str) -> str:
    return (
        f"CREATE TRIGGER {trigger} BEFORE {change} ON {table} FOR EACH ROW WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgresql(trigger: str, change: str, table: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {trigger} BEFORE {change} ON {table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION {'surveys_terms_stay' if table == _TERMS else 'surveys_refused'}()"
    )


_SQLITE = (
    _sqlite(PROMISE_STAYS, "UPDATE", _WAVE, _changed("IS NOT"), PROMISE_STAYS),
    _sqlite(WAVE_STAYS, "DELETE", _WAVE, "OLD.state <> 'DRAFT'", WAVE_STAYS),
    *map(_sqlite_terms, _CHANGES),
)
_REFUSE = "RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME"
# Under the share lock a wave cannot be opened between the look at it and the change of its terms.
_FUNCTIONS_ON = (
    f"CREATE FUNCTION surveys_refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_REFUSE}; END $$",
    f"""CREATE FUNCTION surveys_terms_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE touched bigint[]; stands text;
    BEGIN
        IF TG_OP <> 'INSERT' THEN touched := touched || OLD.wave_id; END IF;
        IF TG_OP <> 'DELETE' THEN touched := touched || NEW.wave_id; END IF;
        FOR stands IN SELECT state FROM {_WAVE} WHERE id = ANY (touched) ORDER BY id FOR SHARE LOOP
            IF stands <> 'DRAFT' THEN {_REFUSE}; END IF;
        END LOOP;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$""",  # noqa: S608  names of its own
)
_FUNCTIONS_OFF = ("DROP FUNCTION surveys_refused()", "DROP FUNCTION surveys_terms_stay()")
_POSTGRESQL = (
    *_FUNCTIONS_ON,
    _postgresql(PROMISE_STAYS, "UPDATE", _WAVE, f"WHEN ({_changed('IS DISTINCT FROM')})"),
    _postgresql(WAVE_STAYS, "DELETE", _WAVE, "WHEN (OLD.state <> 'DRAFT')"),
    _postgresql(TERMS_STAY, " OR ".join(_CHANGES), _TERMS, ""),
)
