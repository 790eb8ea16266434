"""What must never be cleared as editorial, and what should be: order, voice and figures."""

from __future__ import annotations

import pytest

import stmtdiff

# The same words, or nearly, and something else is said.
ORDER_SAYS = [
    (
        "Members agreed on trade and tax. There was no agreement on debt and quotas.",
        "Members agreed on trade, tax and debt. There was no agreement on quotas.",
    ),
    (
        "We condemn Alba, and support Corvia and Dorne.",
        "We condemn Alba and Dorne, and support Corvia.",
    ),
    (
        "We will phase out coal and oil and phase down gas.",
        "We will phase out coal and phase down oil and gas.",
    ),
    (
        "Members shall report on trade and finance and may report on tax.",
        "Members shall report on trade and may report on finance and tax.",
    ),
    (
        "We adopt the budget and the work plan. We take note of the audit and the staff rules.",
        "We adopt the budget. We take note of the work plan, the audit and the staff rules.",
    ),
    (
        "Quotas rise in Alba and Corvia and fall in Dorne and Esk.",
        "Quotas rise in Dorne and Esk and fall in Alba and Corvia.",
    ),
    (
        "We will set legally binding targets and indicators.",
        "We will set targets and legally binding indicators.",
    ),
    (
        "We will provide grants and, where appropriate, loans.",
        "We will provide, where appropriate, grants and loans.",
    ),
    (
        "Alba thanked Corvia and Dorne for their support.",
        "Alba and Dorne thanked Corvia for their support.",
    ),
    ("Alba will compensate Corvia and Dorne.", "Corvia and Alba will compensate Dorne."),
    (
        "The President and the Vice-President are Ms Adra and Mr Bole.",
        "The President and the Vice-President are Mr Bole and Ms Adra.",
    ),
    (
        "Meetings will be held in Tarn, Ostrel and Corrin in May, June and July.",
        "Meetings will be held in Ostrel, Tarn and Corrin in May, June and July.",
    ),
    (
        "The next summits will be hosted by Ostrel, Carrack and Tarn.",
        "The next summits will be hosted by Tarn, Carrack and Ostrel.",
    ),
    (
        "The Presidency passes from Alba to Corvia and Dorne.",
        "The Presidency passes from Alba to Dorne and Corvia.",
    ),
    (
        "The Fund supports Alba and Corvia in 2043 and Dorne in 2044.",
        "The Fund supports Alba in 2043 and Corvia and Dorne in 2044.",
    ),
    (
        "Voting for: Ms Lome and Mr Dray. Voting against: Ms Thorne and Mr Strand.",
        "Voting for: Ms Lome, Mr Dray and Ms Thorne. Voting against: Mr Strand.",
    ),
    (
        "The fund is divided between Alba and Corvia in the proportion 2 to 1.",
        "The fund is divided between Corvia and Alba in the proportion 2 to 1.",
    ),
    (
        "Growth and inflation are higher and lower than forecast.",
        "Growth and inflation are lower and higher than forecast.",
    ),
    ("Alba and Corvia will supply oil and gas.", "Alba and Corvia will supply gas and oil."),
    (
        "Alba, Corvia and Tarnia objected, the last with reservations.",
        "Alba, Tarnia and Corvia objected, the last with reservations.",
    ),
    (
        "We will phase out unabated coal, oil and gas by 2040.",
        "We will phase out oil, gas and unabated coal by 2040.",
    ),
    (
        "We oppose unfair trade practices and subsidies.",
        "We oppose subsidies and unfair trade practices.",
    ),
    ("No new arms or vessels may enter.", "No vessels or new arms may enter."),
]
ORDER_IS_FREE = [
    ("We call on Alba and Brin to act.", "We call on Brin and Alba to act."),
    ("We thank Alba, Brin and Corvia.", "We thank Corvia, Alba and Brin."),
    ("We discussed trade, climate and tax.", "We discussed tax, trade and climate."),
    ("We reaffirm free trade and fair rules.", "We reaffirm fair rules and free trade."),
    (
        "We met the Bank of Alba and the Bank of Brin.",
        "We met the Bank of Brin and the Bank of Alba.",
    ),
    ("We will promote and protect the lakes.", "We will protect and promote the lakes."),
    ("We condemn and deplore the attack.", "We deplore and condemn the attack."),
]
VOICE_SAYS = [
    ("We will submit the report to the Leaders.", "We will submit the report to the Ministers."),
    ("We ask the Leaders to approve it.", "We ask the Ministers to approve it."),
    (
        "The Ministers met.\n\n2. The Leaders will consider an extension in July.",
        "The Ministers met.\n\n2. The Ministers will consider an extension in July.",
    ),
    (
        "The Ministers met.\n\n2. They asked the Governors to adopt it.",
        "The Ministers met.\n\n2. They asked the Ministers to adopt it.",
    ),
    (
        "We, the Leaders, met.\n\n2. The Ministers will adopt the budget.",
        "We, the Leaders, met.\n\n2. The Governors will adopt the budget.",
    ),
    (
        "Alba and Corvia concluded a treaty. They will sign it in July.",
        "Alba and Corvia concluded a treaty. We will sign it in July.",
    ),
    (
        "The parties agreed on a treaty. They will sign it in July.",
        "The parties agreed on a treaty. We will sign it in July.",
    ),
    ("We shall submit a report every year.", "The Ministers should submit a report every year."),
    (
        "We reaffirm our sovereignty over the Skerries.",
        "The Ministers reaffirmed the sovereignty over the Skerries.",
    ),
    ("We regret our failure to agree.", "The Ministers regretted the failure to agree."),
    ("We found that aid works.", "The Ministers founded that aid works."),
    (
        "We met the rebels. They will disarm by May.",
        "The Ministers met the rebels. The Ministers will disarm by May.",
    ),
    (
        "We, the Leaders, met the commanders.\n\n2. They undertook to disarm.",
        "We, the Leaders, met the commanders.\n\n2. The Ministers undertook to disarm.",
    ),
    ("Refugees may return to their homes.", "Refugees may return to our homes."),
    ("The companies shall cut their emissions.", "The companies shall cut our emissions."),
    ("Corvia attacked us.", "Corvia attacked them."),
    ("The Leaders shall appoint the judges.", "The Ministers shall appoint the judges."),
    ("The Leaders' Declaration is binding.", "The Ministers' Declaration is binding."),
    ("We only support the ban.", "Only we support the ban."),
    ("We only met the envoys.", "Only the Ministers met the envoys."),
    (
        "We note that Corvia violates the truce.",
        "The Ministers note that Corvia violated the truce.",
    ),
    (
        "Corvia occupies Ostrel and we demand its withdrawal.",
        "Corvia occupied Ostrel and the Ministers demand its withdrawal.",
    ),
    (
        "The sanctions remain in place. We thank Alba.",
        "The sanctions remained in place. The Ministers thank Alba.",
    ),
    (
        "We met the islanders.\n\n2. Their catch will be taxed.",
        "We met the islanders.\n\n2. Our catch will be taxed.",
    ),
]
VOICE_ALONE = [
    (
        "The Leaders met.\n\n2. The Leaders reaffirmed the pact.",
        "The Ministers met.\n\n2. The Ministers reaffirmed the pact.",
    ),
    ("We reaffirm our commitment.", "The Ministers reaffirmed the commitment."),
    ("We look forward to our next meeting.", "The Ministers looked forward to the next meeting."),
    (
        "We welcomed the plan. We will review it.",
        "The Ministers welcomed the plan. They would review it.",
    ),
    (
        "The Ministers called on Alba to pay. They welcomed the pact.",
        "We call on Alba to pay. We welcome the pact.",
    ),
    (
        "The growth of all developing countries is slow. They called for aid.",
        "The growth of all developing countries is slow. We call for aid.",
    ),
    ("We found that aid works.", "The Ministers found that aid works."),
]
MARKS_SAY = [
    ("We need more-effective measures.", "We need more effective measures."),
    ("We thank the hosts, Alba and Corvia.", "We thank the hosts, Alba, and Corvia."),
    ("The wall is 5′ high.", "The wall is 5″ high."),
    ("The road runs for 12' along the wall.", 'The road runs for 12" along the wall.'),
]
MARKS_ALONE = [
    ("We thank Alba, Brin and Corvia.", "We thank Alba, Brin, and Corvia."),
    ("We discussed trade, tax and debt.", "We discussed trade, tax, and debt."),
    ("We note the ‘Tarn’ plan.", "We note the “Tarn” plan."),
]
FIGURE_SAYS = [
    ("The levy was raised by 50 percent.", "The levy was raised by one half of one percent."),
    ("Members pay one tenth of one per cent of GNI.", "Members pay 10 per cent of GNI."),
    ("The fee is 25 per cent of the value.", "The fee is a quarter of a per cent of the value."),
]


def substantive(old: str, new: str) -> bool:
    """Return whether the last paragraph of a pair is told to say something else."""
    sides = (stmtdiff.reads(f"1. {text}\n") for text in (old, new))
    return stmtdiff.compare(*sides).paragraphs[-1].substantive


@pytest.mark.parametrize(("old", "new"), [*ORDER_SAYS, *VOICE_SAYS, *MARKS_SAY, *FIGURE_SAYS])
def test_what_says_something_else_is_never_cleared(old: str, new: str) -> None:
    """Neither here nor the other way round."""
    assert substantive(old, new)
    assert substantive(new, old)


@pytest.mark.parametrize(("old", "new"), [*ORDER_IS_FREE, *VOICE_ALONE, *MARKS_ALONE])
def test_what_says_the_same_is_cleared(old: str, new: str) -> None:
    """Neither here nor the other way round does it need to be read."""
    assert not substantive(old, new)
    assert not substantive(new, old)
