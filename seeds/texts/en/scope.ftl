### Polite words for what is not for this line.

## What is not for this line

scope-declined =
    This line takes reports of crime, social evils, public order, weapons and calls for help only. It does not take opinions on politics, religion or belief.
    What you just wrote was not kept and went to nobody.
    If it is a crime, press the button below and write it once more, please.
scope-home =
    This line takes reports of crime, social evils, public order, weapons and calls for help only. It does not take opinions on politics, religion or belief.
    What you just wrote was not kept and went to nobody. If it is a crime, press “Report something” and tell us there.
scope-still = This is a crime
scope-again = Thank you. Please write it once more; this time we note it.
scope-elsewhere =
    These three cannot be reported here:

    A private quarrel: at the start, press “{ menu-desks }” and choose “{ menu-mediation }”, or ask the mediation team of your village or quarter.
    A complaint about officials: go to the citizens' reception of the People's Committee or to the inspectorate.
    A petition: go to the People's Committee or the Fatherland Front of your commune or ward. We take no opinions on politics or religion.

    If there is fighting, a threat, violence at home or another crime, do press “Report something” and choose that kind.
tip-category-elsewhere = Opinion, private matter
