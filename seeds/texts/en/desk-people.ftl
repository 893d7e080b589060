### For staff: units, colleagues, passing a case on to another unit.

role-member = member of a partner organisation

desk-home-member =
    Your desk ({ $role }).
    You see the models of self-management and what citizens write to them. Tips are received by the police and are not shown here.

## Units

unit-kind-province = provincial division or team
unit-kind-commune = commune or ward police
unit-kind-organisation = partner organisation

desk-help-unit = /unit – the units that receive tips, by place and category, for example /unit 3
telegram-command-unit = The units that receive tips: /unit
desk-unit-desk = The common desk
desk-units-head =
    { $total } units · page { $page } of { $pages }
    A tip that belongs to no unit is at the common desk.
desk-unit-line =
    u{ $number } · { $name } ({ $kind })
    Area: { $area }
    Categories: { $categories }
desk-unit-line-outside =
    u{ $number } · { $name } ({ $kind })
    Sees models and outreach, no tips.
desk-unit-retired = (retired)
desk-unit-nowhere = none yet, so no tip goes there
desk-categories-all = every category
desk-unit-none = There is no such unit. Please choose from the list.
desk-unit-not-yours = You cannot change this unit. The admins of the common desk can, within their own area.
desk-unit-kind-ask = What kind of unit is it?
desk-unit-name-ask = Type the unit's name, at most { $limit } characters.
desk-unit-communes-ask = Type the codes or names of the communes, with commas between. Type “all” for the whole area.
desk-unit-categories-ask = Type the categories, with commas between, for example: crime, flood. Type “all” for every category.
desk-unit-unknown =
    Not understood: { $words }
    Type codes or names of communes, or categories, with commas between. Nothing was changed.
desk-unit-done = Noted. New tips follow this from now on, tips that are there stay where they are.
desk-unit-retire-ask = Shall “{ $name }” receive no more tips? Its unfinished tips go back to the common desk.
desk-unit-retire-done = “{ $name }” receives no more tips. Tips that went back to the common desk: { $count }.

desk-button-units = The units
desk-button-unit-add = Add a unit
desk-button-unit-more = Change more
desk-button-unit-name = Rename
desk-button-unit-communes = Change its area
desk-button-unit-categories = Change its categories
desk-button-unit-retire = Retire it
desk-button-unit-revive = Bring it back
desk-button-next = Next ›
desk-button-back = ‹ Before

## Passing a case on

desk-help-transfer = /transfer NUMBER UNIT REASON – pass a tip on to another unit, for example /transfer 12 u3 It happened in their area
telegram-command-transfer = Pass a tip on to another unit: /transfer 12
desk-button-transfer = Pass on
desk-transfer-ask = Which unit does tip #{ $number } go to?
desk-transfer-not = Tip #{ $number } cannot go there. Please choose a unit:
desk-transfer-nowhere = There is no other unit to pass it on to.
desk-transfer-why = Tip #{ $number } goes to { $name }: type the reason. Their officers read it, the reporter does not.
desk-transfer-done = Tip #{ $number } was passed on to { $name }.
desk-transfer-told = Tip #{ $number } was passed on to { $name }. The reporter was told that it reached the responsible unit.
desk-news-transfer = 📨 Tip #{ $number } · { $category } · { $place }: was just passed on to your unit.
desk-history-transfer = Passed on
desk-history-handover = Handed over

case-push-passed-on = Your tip number { $number } was passed on to the responsible unit. You need not report it again.
case-by-transfer = Passed on to the responsible unit
