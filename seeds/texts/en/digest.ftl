### The digest: figures to work with, not one word of a tip.

digest-head = 📋 Digest from { $start } to { $end }
digest-late = (The service was interrupted: this one is late, or earlier ones are missing.)
digest-samples = (Samples, not real, are counted too.)
digest-new = New tips: { $count } (day before: { $before })
digest-line = • { $name }: { $count } (day before: { $before })
digest-communes = By commune:
digest-communes-rest = All others
digest-hand-ins =
    Hand-ins offered:
    • Guns, homemade ones too: { $guns } (offers: { $gun_offers })
    • Support tools: { $tools } (offers: { $tool_offers })
    • Rounds of ammunition: { $rounds } (offers: { $round_offers })
    • Other kinds (offers): { $others }
digest-standing =
    Not finished now: { $open }
    • Not taken within { $hours } hours: { $overdue }
    • Urgent: { $urgent }
digest-chain = Access log: row { $number }, code { $hash }
