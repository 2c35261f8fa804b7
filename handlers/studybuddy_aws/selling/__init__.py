"""Credits for money: prices, and payments as Stripe tells of them."""
