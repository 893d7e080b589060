### For staff: tips that may be the same, merging, splitting. Not a word tells who sent which tip.

desk-help-merge = /merge NUMBER NUMBER – tips of the same event: the first goes with the second, for example: /merge 12 9
desk-help-split = /split NUMBER – take a merged tip out again, for example: /split 12
telegram-command-merge = Merge tips of one event: /merge 12 9
telegram-command-split = Take a merged tip out: /split 12

desk-button-merge = Merge with another
desk-button-merge-into = Merge into #{ $other }
desk-button-split = Take it out

desk-news-alike = Tip #{ $number } may be the same as { $others } ({ $senders }).
desk-alike-head = May be the same as:
desk-alike-line = • #{ $number } · { $category } · { $place } · { $at } ({ $why })
desk-alike-words = told alike
desk-alike-picture = nearly the same picture
desk-alike-senders = With this one: { $senders }.
desk-senders-known = { $count } independent senders
desk-senders-few = fewer than 3 independent senders
desk-senders-unknown = senders unknown: { $count }

desk-merge-ask = With which tip does #{ $number } go? Press a button, or type its number, for example: 9
desk-merge-done =
    Tip #{ $number } goes with #{ $head } now. From now on answers and statuses of #{ $head } reach every sender, each under their own tip.
desk-merge-not-itself = Tips #{ $number } and #{ $head } are one already, so there is nothing to merge.
desk-merge-not-closed = Only tips that are both open can be merged. #{ $number } or #{ $head } is closed.
desk-merge-not-apart = Different officers look after tips #{ $number } and #{ $head }. Please ask an admin to merge them.
desk-merged-act = Tip #{ $number } goes with #{ $head }. Its status and officer are those of #{ $head }.
desk-merged-away = Tip #{ $number } goes with a tip outside your area, so this is done there.
desk-merged-head = Tips that go with this one: { $count } ({ $senders }):
desk-merged-line = #{ $number } · “{ $alias }” · { $at }
desk-merged-answers = An answer to this tip reaches all of those senders. Please do not repeat what one of them alone said.
desk-history-merged = Merged
desk-history-split = Taken out
desk-merged-into = goes with another tip
desk-merged-from = tip #{ $number } came in
desk-split-into = goes alone
desk-split-from = tip #{ $number } goes alone
desk-split-alone = Tip #{ $number } goes with no other.
desk-split-done = Tip #{ $number } was taken out of #{ $head }. The answers given so far stay with #{ $number }.
