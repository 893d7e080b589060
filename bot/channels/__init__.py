"""Networks we talk over; each translates its wire format to and from neutral events and replies."""
