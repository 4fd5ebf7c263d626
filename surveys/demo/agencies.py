"""The four agencies: a ministry, a service centre, a water company, a rescue service."""

from datetime import date
from types import MappingProxyType

from surveys.demo.plans import AgencyPlan, UnitPlan, WavePlan

NONE_YET = MappingProxyType[str, float]({})
AUTUMN = (date(2026, 10, 5), date(2026, 10, 23))

MINISTRY = AgencyPlan(
    code="zarechye-social",
    name="Министерство социальной поддержки Заречной области",
    short_name="Минсоцподдержки Заречной области",
    kind="authority",
    units=(
        UnitPlan("ministry", None, "Министерство социальной поддержки", 6, 5),
        UnitPlan("pay", "ministry", "Департамент социальных выплат", 5, 3),
        UnitPlan("pay-benefits", "pay", "Отдел назначения пособий", 38, 2),
        UnitPlan("pay-subsidies", "pay", "Отдел субсидий и льгот", 31, 2),
        UnitPlan("pay-grounds", "pay", "Отдел проверки оснований", 24, 2),
        UnitPlan("service", "ministry", "Департамент обслуживания граждан", 4, 3),
        UnitPlan("service-central", "service", "Центральный зал приёма", 52, 3, 46),
        UnitPlan("service-river", "service", "Приём в Заречном районе", 27, 2, 24),
        UnitPlan("service-forest", "service", "Приём в Лесном районе", 22, 2, 14),
        UnitPlan("service-calls", "service", "Контакт-центр", 42, 2),
        UnitPlan("family", "ministry", "Департамент семьи и детства", 5, 3),
        UnitPlan("family-care", "family", "Отдел опеки и попечительства", 29, 2),
        UnitPlan("family-support", "family", "Отдел поддержки семей", 26, 2),
        UnitPlan("family-summer", "family", "Отдел летнего отдыха", 8, 1),
        UnitPlan("office", "ministry", "Организационный департамент", 6, 3),
        UnitPlan("office-systems", "office", "Отдел информационных систем", 23, 2),
        UnitPlan("office-people", "office", "Отдел кадров и обучения", 14, 2),
        UnitPlan("office-law", "office", "Юридический отдел", 7, 1),
    ),
    profile={
        "A": (1.9, 1.3, 1.6, 1.8, 1.4, 1.2),
        "B": (0.9, 0.7, 1.0, 1.6, 0.8, 0.9),
        "C": (1.4, 0.9, 1.5, 1.7, 0.8),
        "D": (1.0, 1.3, 1.4, 0.6, 1.5),
        "E": (1.1, 1.7, 1.0),
        "F": (1.0, 1.2, 1.3, 1.1, 0.9),
    },
    split_unit="service-calls",
    clients={
        "A3.k": (6, 18, 34, 24, 8, 4, 6),
        "A3.l": (14, 32, 30, 16, 8),
        "A3.m": (38, 40, 14, 6, 2),
        "A4.k": (34, 44, 22),
        "A4.l": (46, 30, 16, 8),
        "A5.k": (22, 48, 30),
        "A5.l": (10, 26, 64),
        "A6.k": (58, 32, 10),
    },
    leaders_threshold=(10, ""),
    waves=(WavePlan("Самооценка 2026", "Опрос, осень 2026", *AUTUMN, NONE_YET, has_consensus=True),),
)

CENTRE = AgencyPlan(
    code="zarechny-mfc",
    name="Многофункциональный центр города Заречный",
    short_name="МФЦ города Заречный",
    kind="institution",
    units=(
        UnitPlan("mfc", None, "МФЦ города Заречный", 4, 4),
        UnitPlan("mfc-central", "mfc", "Офис на Центральной", 34, 2, 26),
        UnitPlan("mfc-river", "mfc", "Офис в Заречье", 26, 2, 18),
        UnitPlan("mfc-station", "mfc", "Офис на Вокзальной", 19, 2, 12),
        UnitPlan("mfc-visits", "mfc", "Выездное обслуживание", 7, 1),
        UnitPlan("mfc-calls", "mfc", "Колл-центр", 16, 1),
        UnitPlan("mfc-papers", "mfc", "Обработка документов", 15, 1),
        UnitPlan("mfc-upkeep", "mfc", "Хозяйственный отдел", 5, 1),
    ),
    profile={
        "A": (2.8, 2.2, 2.9, 2.7, 2.4, 1.9),
        "B": (1.8, 1.9, 2.1, 2.3, 1.4, 1.6),
        "C": (1.5, 1.0, 1.7, 2.0, 1.2),
        "D": (1.7, 2.0, 1.9, 1.2, 2.0),
        "E": (1.3, 2.4, 2.6),
        "F": (1.9, 1.8, 2.0, 1.7, 1.8),
    },
    split_unit="mfc-calls",
    clients={
        "A3.k": (24, 34, 24, 10, 2, 1, 5),
        "A3.l": (22, 46, 22, 7, 3),
        "A3.m": (56, 34, 8, 2, 0),
        "A4.k": (62, 30, 8),
        "A4.l": (70, 18, 8, 4),
        "A5.k": (48, 36, 16),
        "A5.l": (28, 34, 38),
        "A6.k": (44, 38, 18),
    },
    leaders_threshold=(10, ""),
    waves=(
        WavePlan(
            "Самооценка 2025",
            "Опрос, осень 2025",
            date(2025, 10, 6),
            date(2025, 10, 24),
            NONE_YET,
            has_consensus=True,
        ),
        WavePlan("Самооценка 2026", "Опрос, осень 2026", *AUTUMN, {"A": 0.1, "C": 0.9, "F": 0.3}, has_consensus=True),
    ),
)

WATER = AgencyPlan(
    code="zarechye-water",
    name="Акционерное общество «Водоканал Заречья»",
    short_name="Водоканал Заречья",
    kind="company",
    units=(
        UnitPlan("water", None, "Водоканал Заречья", 5, 3),
        UnitPlan("water-intake", "water", "Водозабор и очистка", 14, 1),
        UnitPlan("water-network", "water", "Сети и аварийная служба", 21, 1),
        UnitPlan("water-clients", "water", "Работа с абонентами", 12, 1, 34),
        UnitPlan("water-lab", "water", "Лаборатория", 6, 1),
        UnitPlan("water-repair", "water", "Ремонтный цех", 11, 1),
        UnitPlan("water-books", "water", "Бухгалтерия", 5, 1),
        UnitPlan("water-control", "water", "Диспетчерская", 8, 0),
    ),
    profile={
        "A": (1.8, 1.9, 1.5, 2.0, 1.3, 0.9),
        "B": (2.0, 2.2, 1.3, 1.8, 1.9, 1.5),
        "C": (2.0, 2.3, 1.9, 1.6, 1.8),
        "D": (1.1, 1.5, 1.2, 0.9, 1.4),
        "E": (1.8, 1.9, 1.2),
        "F": (2.2, 1.7, 2.1, 1.9, 2.3),
    },
    split_unit="water-network",
    clients={
        "A3.k": (12, 28, 30, 18, 4, 2, 6),
        "A3.l": (40, 38, 16, 4, 2),
        "A3.m": (44, 28, 18, 8, 2),
        "A4.k": (38, 42, 20),
        "A4.l": (40, 34, 16, 10),
        "A5.k": (30, 42, 28),
        "A5.l": (14, 30, 56),
        "A6.k": (66, 26, 8),
    },
    leaders_threshold=(5, "Руководителей всего девять: при десяти их взгляд не показать вовсе."),
    waves=(WavePlan("Самооценка 2026", "Опрос, осень 2026", *AUTUMN, NONE_YET, has_consensus=False),),
)

RESCUE = AgencyPlan(
    code="zarechye-rescue",
    name="Пожарно-спасательное управление Заречной области",
    short_name="Пожарно-спасательное управление",
    kind="security",
    units=(
        UnitPlan("rescue", None, "Пожарно-спасательное управление", 8, 3),
        UnitPlan("rescue-1", "rescue", "Пожарная часть № 1", 26, 2),
        UnitPlan("rescue-2", "rescue", "Пожарная часть № 2", 24, 2),
        UnitPlan("rescue-5", "rescue", "Пожарная часть № 5, посёлок Лесной", 9, 1),
        UnitPlan("rescue-team", "rescue", "Спасательный отряд", 22, 2),
        UnitPlan("rescue-calls", "rescue", "Служба связи и диспетчеров", 14, 2),
        UnitPlan("rescue-prevent", "rescue", "Отдел профилактики", 15, 1),
        UnitPlan("rescue-people", "rescue", "Отдел кадров", 5, 1),
    ),
    profile={
        "A": (1.5, 1.8, 2.4, 2.2, 1.1),
        "B": (1.2, 1.0, 1.9, 2.5),
        "C": (1.7, 1.1, 1.9, 2.6, 1.2),
        "D": (1.3, 1.9, 2.2, 0.0, 1.6),
        "E": (2.0, 2.5, 2.7),
        "F": (1.1, 1.3, 0.0, 1.8),
    },
    split_unit="rescue-prevent",
    clients={},
    leaders_threshold=(10, ""),
    waves=(WavePlan("Самооценка 2026", "Опрос, осень 2026", *AUTUMN, NONE_YET, has_consensus=False),),
)

AGENCIES = (MINISTRY, CENTRE, WATER, RESCUE)
