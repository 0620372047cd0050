"""Answers in other chats: ``@bot lupa password`` anywhere in Telegram."""
