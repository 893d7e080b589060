### For staff: what is masked, asking to see the original, exports.

## Masking

desk-card-masked-free = 🔒 Phone numbers, papers, plates, accounts and house numbers in this tip are masked (•). The officer who takes it (/take { $number }) reads the original.
desk-card-masked-taken = 🔒 Phone numbers, papers, plates, accounts and house numbers in this tip are masked (•). The officer who has it reads the original.
