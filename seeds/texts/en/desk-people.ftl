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

## Colleagues

desk-invite-unit-ask = Where does your colleague work?
desk-invite-area-ask = Type the codes or names of their communes, and their categories, with commas between. Or press the button for all that is yours.
desk-button-all = Everywhere, everything
desk-grant-owner = An owner works at the common desk and belongs to no unit.
desk-grant-categories = One of the categories is not yours to give.
desk-grant-unit = You can invite and change people of your own unit only.
desk-grant-no-unit = There is no such unit, or it is retired. Please look with /unit.
telegram-invite-link = Link that accepts it on Telegram: { $link }

desk-help-staff = /staff – the list of colleagues, for example /staff p2
desk-help-role = /role ID ROLE – change a colleague's role, unit or area, for example /role 7 officer u3
desk-help-suspend = /suspend ID – suspend a colleague, for example /suspend 7, and back again: /suspend 7 back
desk-help-handover = /handover ID ID – give all unfinished tips to somebody else, for example /handover 7 9
telegram-command-staff = The list of colleagues: /staff
telegram-command-role = Change a role: /role 7 officer
telegram-command-suspend = Suspend a colleague: /suspend 7
telegram-command-handover = Hand tips over: /handover 7 9

desk-staff-head = { $total } colleagues · page { $page } of { $pages }
desk-staff-line =
    #{ $id } · { $role } · { $unit } { $state }
    Area: { $area } · Categories: { $categories }
    Unfinished tips: { $count } · Joined { $since }
desk-staff-suspended = · SUSPENDED
desk-staff-which = Which colleague? Type their number, for example 7
desk-staff-none = There is no colleague with that number. Please look at the list.
desk-staff-not-yours = You cannot change this colleague.
desk-staff-last = This is the last one in charge. Give the role to somebody else first.
desk-role-ask = Which role shall #{ $id } have?
desk-role-done = From now on #{ $id } is { $role }, { $area }.
desk-suspend-done = #{ $id } is suspended and sees nothing any more.
desk-suspend-cases =
    #{ $id } is suspended and sees nothing any more.
    { $count } unfinished tips remain: { $cases }
desk-suspend-back = #{ $id } is back at work with the role of before.
desk-handover-ask = Who takes over the tips of #{ $id }?
desk-handover-not = They cannot take all tips of #{ $id }. Please choose somebody else:
desk-handover-nobody = Nobody looks after all tips of #{ $id }. Pass them on one by one with /transfer.
desk-handover-none = #{ $id } has no unfinished tips.
desk-handover-done = { $count } tips went from #{ $giver } to #{ $taker }.
desk-news-handover = 📨 { $count } unfinished tips were handed over to you.

desk-button-staff = Colleagues
desk-button-suspend-back = Bring back
desk-button-handover = Hand tips over
