"""The sentences of faults in Russian and English: place, what was found, what is allowed."""

from collections.abc import Mapping

from surveys.spreadsheets.faults import Fault, Rule

PLAIN = ("«{found}»", "{allowed}")

RU: Mapping[Rule, tuple[str, str]] = {
    Rule.NO_FILE: ("файл не открывается ({found})", "путь к файлу, который можно прочитать"),
    Rule.FILE_KIND: ("файл «{found}»", "файлы .csv и .xlsx (старые .xls и .ods сохраните как .xlsx)"),
    Rule.OTHER_CONTENT: (
        "внутри {found}",
        "файл, содержимое которого отвечает имени: текст в .csv, книга Excel без пароля в .xlsx",
    ),
    Rule.EMPTY_FILE: ("пустой файл", "таблица с заголовком в первой строке"),
    Rule.ENCODING: ("испорченная кодировка ({found})", "UTF-8 или Windows-1251"),
    Rule.UTF16: ("кодировка UTF-16", "UTF-8 или Windows-1251 (в Excel: «CSV UTF-8»)"),
    Rule.QUOTES: ("кавычки, которые не сходятся ({found})", "текст в парных кавычках, кавычка внутри удвоена"),
    Rule.NO_ROWS: ("один заголовок", "хотя бы одна строка под заголовком"),
    Rule.RAGGED_ROW: ("ячеек: {found}", "столько же, сколько в заголовке: {allowed}"),
    Rule.COLUMN_MISSING: ("столбца нет", "столбец с этим именем в заголовке"),
    Rule.COLUMN_UNKNOWN: ("такого столбца нет в анкете и в формате", "{allowed}"),
    Rule.COLUMN_TWICE: ("столбец повторяется", "один столбец с этим именем"),
    Rule.COLUMN_NAMELESS: ("«{found}» под пустым заголовком", "имя у каждого столбца, в котором что-то есть"),
    Rule.ERROR_CELL: ("ошибка {found}", "значение (исправьте формулу)"),
    Rule.FORMULA: ("формула без значения", "значение (откройте файл в Excel и сохраните, чтобы формулы посчитались)"),
    Rule.BLANK: ("пусто", "{allowed}"),
    Rule.CODE_TWICE: ("«{found}» второй раз", "код, которого ещё не было (впервые — строка {allowed})"),
    Rule.UNKNOWN_PARENT: ("«{found}»", "код из столбца code; пусто у одного верхнего"),
    Rule.CYCLE: ("круг {found}", "дерево: подразделение не входит в само себя"),
    Rule.SECOND_ROOT: (
        "второе верхнее подразделение «{found}»",
        "одно верхнее подразделение — «{allowed}»; остальным укажите parent (нет целого — добавьте для него строку)",
    ),
    Rule.HEADCOUNT: ("«{found}»", "целое число от 0 или пусто"),
    Rule.HEADCOUNT_OF_SHEETS: ("{found}", "не меньше {allowed}: столько анкет от него пришло"),
    Rule.UNKNOWN_UNIT: ("«{found}»", "код подразделения из файла {allowed}"),
    Rule.NOT_A_UNIT: ("«{found}»", "код подразделения этого учреждения"),
    Rule.BEYOND_HEADCOUNT: (
        "лишняя анкета ({found})",
        "анкет отсюда не больше {allowed}: столько людей по численности ещё не ответили",
    ),
    Rule.UNKNOWN_GROUP: PLAIN,
    Rule.ANSWER: ("«{found}»", "{allowed} или пусто"),
    Rule.NOT_ASKED: ("«{found}»", "пусто: группу {allowed} об этом не спрашивают"),
    Rule.SETTING: PLAIN,
    Rule.TOO_LARGE: (
        "после распаковки книга больше {found} МБ",
        "не больше {allowed} МБ: сохраните один лист с таблицей",
    ),
    Rule.TOO_MANY_ROWS: ("больше строк: {found}", "не больше {allowed}: удалите пустые строки под таблицей"),
    Rule.TOO_MANY_COLUMNS: ("столбцов: {found}", "не больше {allowed}: удалите пустые столбцы за таблицей"),
    Rule.CUT_OFF: ("чтение обрывалось раз за разом", "файл, который читается за минуту; попробуйте .csv"),
    Rule.TOO_LONG: ("знаков: {found}", "не больше {allowed}"),
    Rule.CODE_SIGNS: ("«{found}»", "печатные знаки; в начале не = + - @"),
    Rule.TREE_FROZEN: (
        "подразделения добавлены, перенесены или убраны: {found}",
        "пока опрос «{allowed}» не закрыт и не подсчитан, дерево то же: можно менять названия и численность",
    ),
    Rule.UNIT_COUNTED: (
        "в файле нет подразделения «{found}»",
        "его строка: по нему считали опрос «{allowed}». Где людей больше нет, укажите 0",
    ),
    Rule.UNIT_INVITED: (
        "в файле нет подразделения «{found}»",
        "его строка: для него напечатаны ссылки опроса «{allowed}»",
    ),
    Rule.UNIT_STAYS_PUT: (
        "другой parent «{found}»",
        "прежний: по нему считали опрос «{allowed}». Для нового места заведите подразделение с новым кодом",
    ),
    Rule.UNIT_IN_USE: ("в файле нет подразделений: {found}", "строки подразделений, на которые опирается опрос"),
    Rule.TOP_TAKEN: ("«{found}» наверху", "код, который не занят нижним подразделением"),
}

EN: Mapping[Rule, tuple[str, str]] = {
    Rule.NO_FILE: ("a file that does not open ({found})", "the path of a file that can be read"),
    Rule.FILE_KIND: ('the file "{found}"', "files .csv and .xlsx (save an old .xls or .ods as .xlsx)"),
    Rule.OTHER_CONTENT: (
        "{found} inside",
        "a file that holds what its name says: text in .csv, an Excel book without password in .xlsx",
    ),
    Rule.EMPTY_FILE: ("an empty file", "a table with a header in its first row"),
    Rule.ENCODING: ("broken encoding ({found})", "UTF-8 or Windows-1251"),
    Rule.UTF16: ("encoding UTF-16", 'UTF-8 or Windows-1251 (in Excel: "CSV UTF-8")'),
    Rule.QUOTES: ("quotes that do not match ({found})", "text in paired quotes, a quote inside doubled"),
    Rule.NO_ROWS: ("a header alone", "at least one row below the header"),
    Rule.RAGGED_ROW: ("{found} cells", "as many as in the header: {allowed}"),
    Rule.COLUMN_MISSING: ("no such column", "a column of this name in the header"),
    Rule.COLUMN_UNKNOWN: ("a column that neither the questionnaire nor the format knows", "{allowed}"),
    Rule.COLUMN_TWICE: ("the column twice", "one column of this name"),
    Rule.COLUMN_NAMELESS: ('"{found}" under an empty header', "a name for every column that holds something"),
    Rule.ERROR_CELL: ("the error {found}", "a value (mend the formula)"),
    Rule.FORMULA: (
        "a formula without a value",
        "a value (open the file in Excel and save it, so that formulas are calculated)",
    ),
    Rule.BLANK: ("nothing", "{allowed}"),
    Rule.CODE_TWICE: ('"{found}" again', "a code not used before (first in row {allowed})"),
    Rule.UNKNOWN_PARENT: ('"{found}"', "a code of the column code, empty for the one on top"),
    Rule.CYCLE: ("the circle {found}", "a tree: no unit is part of itself"),
    Rule.SECOND_ROOT: (
        'a second unit at the top, "{found}"',
        'one unit at the top, "{allowed}"; give the others a parent (if there is no whole, add a row for it)',
    ),
    Rule.HEADCOUNT: ('"{found}"', "a whole number from 0, or empty"),
    Rule.HEADCOUNT_OF_SHEETS: ("{found}", "{allowed} or more: so many of its sheets came in"),
    Rule.UNKNOWN_UNIT: ('"{found}"', "the code of a unit in {allowed}"),
    Rule.NOT_A_UNIT: ('"{found}"', "the code of a unit of this agency"),
    Rule.BEYOND_HEADCOUNT: (
        "a sheet too many ({found})",
        "{allowed} more from there at most: so many of the people counted have not answered",
    ),
    Rule.UNKNOWN_GROUP: ('"{found}"', "{allowed}"),
    Rule.ANSWER: ('"{found}"', "{allowed} or empty"),
    Rule.NOT_ASKED: ('"{found}"', "empty: the group {allowed} is not asked this"),
    Rule.SETTING: ('"{found}"', "{allowed}"),
    Rule.TOO_LARGE: ("a book of more than {found} MB once unpacked", "{allowed} MB at most: save the one sheet alone"),
    Rule.TOO_MANY_ROWS: ("more rows: {found}", "{allowed} at most: delete empty ones below the table"),
    Rule.TOO_MANY_COLUMNS: ("{found} columns", "{allowed} at most: delete empty ones beyond the table"),
    Rule.CUT_OFF: ("reading was cut off time and again", "a file that is read within a minute; try .csv"),
    Rule.TOO_LONG: ("{found} signs", "{allowed} at most"),
    Rule.CODE_SIGNS: ('"{found}"', "signs that print; none of = + - @ at the beginning"),
    Rule.TREE_FROZEN: (
        "units added, moved or left out: {found}",
        'until the survey "{allowed}" is closed and counted, the same tree: names and headcounts may change',
    ),
    Rule.UNIT_COUNTED: (
        'no row for the unit "{found}"',
        'its row: the survey "{allowed}" was counted by it. Where nobody works any more, write 0',
    ),
    Rule.UNIT_INVITED: (
        'no row for the unit "{found}"',
        'its row: links of the survey "{allowed}" were printed for it',
    ),
    Rule.UNIT_STAYS_PUT: (
        'another parent, "{found}"',
        'the former one: the survey "{allowed}" was counted by it. For the new place, add a unit with a new code',
    ),
    Rule.UNIT_IN_USE: ("no rows for the units: {found}", "rows of the units that a survey rests on"),
    Rule.TOP_TAKEN: ('"{found}" at the top', "a code that no lower unit has"),
}

_FRAMES = {
    "ru": ("столбец {column}: ", "найдено: {found}; допустимо: {allowed}", RU),
    "en": ("column {column}: ", "found {found}; allowed: {allowed}", EN),
}
_MORE = {"ru": "…и ещё ошибок: {count}", "en": "…and {count} more faults"}


def words(*, fault: Fault, language: str) -> tuple[str, str]:
    """What was found and what is allowed, in Russian, or in English for any other language."""
    found, allowed = _FRAMES.get(language, _FRAMES["en"])[2][fault.rule]
    return found.format(found=fault.found), allowed.format(allowed=fault.allowed)


def sentence(*, fault: Fault, language: str) -> str:
    """One line: `file:row: column X: found …; allowed: …`."""
    column, frame, _ = _FRAMES.get(language, _FRAMES["en"])
    found, allowed = words(fault=fault, language=language)
    place = fault.file if fault.row is None else f"{fault.file}:{fault.row}"
    what = frame.format(found=found, allowed=allowed)
    return f"{place}: {column.format(column=fault.column) if fault.column else ''}{what}"


def more(*, count: int, language: str) -> str:
    """The last line when not all faults are told."""
    return _MORE.get(language, _MORE["en"]).format(count=count)
