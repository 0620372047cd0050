# A poster for the office's wall

poster-kicker = Our desk on Telegram
poster-invitation = Any questions? Ask them here.
poster-step-scan = Scan a service's code with your phone's camera.
poster-step-start = Telegram opens. Tap START.
poster-step-ask = Write your question in your own words.
poster-by-name = No camera: look for { $bot } on Telegram.
poster-secret = Never write a password in the chat.
