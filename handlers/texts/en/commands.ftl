# Commands

command-start = Start, or back to the main menu
command-tickets = My tickets
command-accounts = My accounts: activation, forgotten password
command-cancel = Cancel the request being filled in
command-group-id = This group's number, for the settings
