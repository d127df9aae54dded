"""Every rule of the target review, in the order of the codes: one file each."""

from jiheng.forms.review.rule import Rule
from jiheng.forms.review.rules.amounts_disagree import AmountsDisagree
from jiheng.forms.review.rules.beyond_duties import BeyondDuties
from jiheng.forms.review.rules.copied_text import CopiedText
from jiheng.forms.review.rules.empty_target_value import EmptyTargetValue
from jiheng.forms.review.rules.far_from_history import FarFromHistory
from jiheng.forms.review.rules.heavy_indicator import HeavyIndicator
from jiheng.forms.review.rules.money_as_quantity import MoneyAsQuantity
from jiheng.forms.review.rules.name_repeats_kind import NameRepeatsKind
from jiheng.forms.review.rules.no_benefit import NoBenefitIndicator
from jiheng.forms.review.rules.no_output import NoOutputIndicator
from jiheng.forms.review.rules.no_respondents import NoRespondents
from jiheng.forms.review.rules.no_target import NoTarget
from jiheng.forms.review.rules.no_unit import NoUnit
from jiheng.forms.review.rules.odd_unit_price import OddUnitPrice
from jiheng.forms.review.rules.only_year_end import OnlyYearEnd
from jiheng.forms.review.rules.process_indicator import ProcessIndicator
from jiheng.forms.review.rules.repeated_indicator import RepeatedIndicator
from jiheng.forms.review.rules.same_targets import SameTargets
from jiheng.forms.review.rules.secret_in_public import SecretInPublic
from jiheng.forms.review.rules.too_few_indicators import TooFewIndicators
from jiheng.forms.review.rules.too_little_quantified import TooLittleQuantified
from jiheng.forms.review.rules.unchanged_target import UnchangedTarget
from jiheng.forms.review.rules.unmeasurable_target import UnmeasurableTarget
from jiheng.forms.review.rules.wrong_direction import WrongDirection
from jiheng.forms.review.rules.wrong_weight_total import WrongWeightTotal

_RULES: tuple[Rule, ...] = (
    NoTarget(),
    NoOutputIndicator(),
    NoBenefitIndicator(),
    TooFewIndicators(),
    TooLittleQuantified(),
    ProcessIndicator(),
    EmptyTargetValue(),
    UnmeasurableTarget(),
    WrongWeightTotal(),
    WrongDirection(),
    NoRespondents(),
    AmountsDisagree(),
    SameTargets(),
    CopiedText(),
    SecretInPublic(),
    UnchangedTarget(),
    FarFromHistory(),
    OddUnitPrice(),
    OnlyYearEnd(),
    MoneyAsQuantity(),
    HeavyIndicator(),
    NoUnit(),
    RepeatedIndicator(),
    NameRepeatsKind(),
    BeyondDuties(),
)


def review_rules() -> tuple[Rule, ...]:
    """List every rule in the order of the codes.

    >>> review_rules()[0].code, review_rules()[0].name
    ('TG001', '没有绩效目标')
    """
    return _RULES
