# The digest: figures to work with, not one word of a tip.

digest-head = 📋 Digest from { $start } to { $end }
digest-late = (Late: the service has just come back.)
digest-new = New tips: { $total } ({ $change } than the 24 hours before)
digest-categories = By category:
digest-communes = Where most came from:
digest-hand-ins =
    Hand-ins offered:
    • Guns (homemade ones too): { $guns }, in { $gun_offers } offers
    • Support tools: { $tools }, in { $tool_offers } offers
    • Ammunition: { $rounds } rounds, in { $round_offers } offers
    • Other: { $others } offers
digest-standing =
    Open: { $open }
    Not taken in time: { $overdue }
    Urgent: { $urgent }
digest-chain = Log: row { $number }, mark { $hash }
digest-same = no more and no fewer
digest-more = { $count } more
digest-fewer = { $count } fewer
