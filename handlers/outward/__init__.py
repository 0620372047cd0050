"""What an application hears of decisions on its accounts."""
