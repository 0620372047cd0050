"""Who may tap what. Every button has a line here: it is read, not made out of the program.

Columns: R the requester whose things these are, O another requester, C a colleague with an active account of the same
company, S staff of section PLI, which has the tickets, X staff of another unit, F former staff, removed a second ago,
A an admin of PLI, B an admin of another unit, D an admin of section PDAD, which decides on accounts as PLI does,
G an anonymous group admin, K a channel.

Marks: ``+`` may, ``.`` may not: it is refused, nothing changes, and the audit has it. A key behind the marks is what
even those hear who may: not now.
"""

# In one's own chat; G and K have none and forge it in a group.
PRIVATE = """
                                                           R O C S X F A B D G K

Home                                                       + + + + + + + + + . .
Speak             en                                       + + + + + + + + + . .
Browse            puspa - 0                                + + + + + + + + + . .
ReadEntry         puspa.error-419                          + + + + + + + + + . .
MyTickets         0 all                                    + + + + + + + + + . .
MyAccounts                                                 + + + + + + + + + . .
MyTeams                                                    + + + + + + + + + . .
JoinTeam          puspa                                    + + + + + + + + + . .
QuietAnnouncements yes yes                                 + + + + + + + + + . .
Contact           0 puspa                                  + + + + + + + + + . .
StartRequest      0 puspa lainnya                          + + + + + + + + + . .

ShowAnswer        question puspa.error-419                 + . . . . . . . . . .
Solved            question                                 + . . . . . . . . . .
NotSolved         question                                 + . . . . . . . . . .
Contact           question puspa                           + . . . . . . . . . .
NoneOfThese       question                                 + . . . . . . . . . .
PickService       question puspa                           + . . . . . . . . . .
AskAlone          question                                 + . . . . . . . . . .
TurnStep          guide ceisa.lupa-password 2              + . . . . . . . . . .
StuckAt           guide ceisa.lupa-password 2              + . . . . . . . . . .
PickVariant       situations muarojambi.aktivasi-agregasi 1 + . . . . . . . . . .
SeeAlso           question puspa.error-419                 + . . . . . . . . . .
StartRequest      question puspa lainnya                   + . . . . . . . . . .

ReplaceRequest    form puspa lainnya                       + . . . . . . . . . .
PickChoice        form sudah-daftar-online ya              + . . . . . . . . . .
FormBack          form                                     + . . . . . . . . . .
FormKeep          form sudah-daftar-online                 + . . . . . . . . . . refused-required
FormSkip          form sudah-daftar-online                 + . . . . . . . . . . refused-required
FormResume        form                                     + . . . . . . . . . .
FormCancel        form                                     + . . . . . . . . . .
FormSend          form                                     + . . . . . . . . . .
FormEdit          form perusahaan                          + . . . . . . . . . .
FormRestore       cancelled                                + . . . . . . . . . .
ReadAside         form bogor.buat-tiket                    + . . . . . . . . . .
UseEarlier        form sudah-daftar-online                 + . . . . . . . . . . refused-stale
ChooseSlot        form berkas-verifikasi                   + . . . . . . . . . .
EmptySlot         form berkas-verifikasi                   + . . . . . . . . . .
AddPage           form berkas-verifikasi                   + . . . . . . . . . .
PlaceFile         file berkas-verifikasi no                + . . . . . . . . . .
DropFile          file                                     + . . . . . . . . . .
PapersDone        form                                     + . . . . . . . . . . refused-file-unplaced

ViewTicket        open                                     + . . . . . . . . . .
WriteToTicket     open no                                  + . . . . . . . . . .
StopWriting       open                                     + . . . . . . . . . .
AddToTicket       question open                            + . . . . . . . . . .
WithdrawTicket    open no                                  + . . . . . . . . . .
WithdrawTicket    open yes                                 + . . . . . . . . . .
CloseOwn          agreed                                   + . . . . . . . . . .
ReopenTicket      closed                                   + . . . . . . . . . .
ContinueTicket    closed                                   + . . . . . . . . . .
AskHeld           closed                                   + . . . . . . . . . . refused-stale
ReviveTicket      lapsed                                   + . . . . . . . . . .
Evaluate          closed hasil 4                           + . . . . . . . . . .
EvaluateBack      closed hasil                             + . . . . . . . . . .
EvaluateSkip      closed                                   + . . . . . . . . . .
MyEvaluation      closed                                   + . . . . . . . . . .
AddComment        evaluated                                + . . . . . . . . . .
MendPapers        returned                                 + . . . . . . . . . .
GiveWish          wish yes                                 + . . . . . . . . . .
AgreeCall         call tomorrow                            + . . . . . . . . . .
DeclineCall       call                                     + . . . . . . . . . .
CancelCall        call yes                                 + . . . . . . . . . .
RaiseObjection    ban                                      + . . . . . . . . . .

FollowOutage      outage                                   + + + + + + + + + . .
NotThisOutage     outage question                          + . . . . . . . . . .
NotThisOutage     outage 0                                 + + + + + + + + + . .
AnswerAnyway      question                                 + . . . . . . . . . .
RequestAnyway     outage                                   + + + + + + + + + . . refused-stale

AskBack           off                                      + . + . . . . . . . .
WithdrawTeamRequest asked                                  + . . . . . . . . . .

ChooseQueue                                                . . . + + . + + + . .
ShowQueue         pli 0 all                                . . . + . . + . . . .
PeekTicket        open 0 all                               . . . + . . + . . . .
PeekFound         open search 0                            . . . + . . + . . . .
MakeReport        chart pli 20261101-20261122              . . . . . . + . . . .

FaqList           - 0                                      . . . . . . + + + . .
FaqList           puspa 0                                  . . . . . . + + + . .
FaqEntry          puspa.error-419                          . . . . . . + + + . .
FaqEdit           puspa.error-404 answer                   . . . . . . + + + . .
FaqNew            puspa                                    . . . . . . + + + . .
FaqList           -asked 0                                 . . . . . . + + + . .
TeachQuestion     unanswered                               . . . . . . + + + . .
TeachQuestionTo   unanswered puspa.error-404               . . . . . . + + + . .
TeachQuestionNew  unanswered -                             . . . . . . + + + . .
TeachQuestionNew  unanswered puspa                         . . . . . . + + + . .
FaqPreview        puspa.error-419 en                       . . . . . . + + + . .
FaqAliases        puspa.error-419 0                        . . . . . . + + + . .
FaqDropAlias      puspa.error-419 aaaa                     . . . . . . + + + . . refused-faq-alias-gone
FaqRetire         puspa.error-419 no                       . . . . . . + + + . .
FaqRetire         puspa.error-419 yes                      . . . . . . + + + . .
FaqRestore        puspa.error-419                          . . . . . . + + + . . refused-faq-restored
FaqHistory        puspa.error-419                          . . . . . . + + + . .
FaqUndo           puspa.error-419 1                        . . . . . . + + + . . refused-faq-undone
FaqSettle         puspa.error-419 yes                      . . . . . . + + + . . refused-faq-decided
ShowLearning      rewrite en                               . . . . . . + . . . .
TypeLearning      rewrite answer                           . . . . . . + . . . .
SaveLearning      rewrite                                  . . . . . . + . . . .
DropLearning      rewrite                                  . . . . . . + . . . .
"""

# On a card: staff in their groups, all others forge it in their own chats.
GROUP = """
                                                           R O C S X F A B D G K

TakeTicket        open                                     . . . + . . + . . . .
ShowCard          open                                     . . . + . . + . . . .
ShowMore          open                                     . . . + . . + . . . .
ShowHistory       open                                     . . . + . . + . . . .
AskClose          open                                     . . . + . . + . . . .
CloseTicket       open                                     . . . + . . + . . . .
CloseAs           open duplicate                           . . . + . . + . . . .
TypeClosing       open                                     . . . + . . + . . . .
ResumeTicket      closed                                   . . . + . . + . . . .
AskAssign         open 0                                   . . . + . . + . . . .
Assign            open admin 0                             . . . + . . + . . . .
AskTransfer       open                                     . . . + . . + . . . .
TransferTo        open lpse yes                            . . . + . . + . . . .
AskPriority       open                                     . . . + . . + . . . .
SetPriority       open high                                . . . + . . + . . . .
AskTags           open                                     . . . + . . + . . . .
ToggleTag         open aaaa                                . . . + . . + . . . . refused-stale
TypeTags          open                                     . . . + . . + . . . .
AskMerge          open                                     . . . + . . + . . . .
MergeWith         open sibling no                          . . . + . . + . . . .
MergeWith         open sibling yes                         . . . + . . + . . . .
TypeNote          open                                     . . . + . . + . . . .
RetrySend         dead                                     . . . + . . + . . . .

ShowCanned        open 0                                   . . . + . . + . . . .
PickCanned        open o.1                                 . . . + . . + . . . .
SendCanned        open o.1 aaaa                            . . . + . . + . . . . refused-canned-changed
DropPreview       open                                     . . . + . . + . . . .
TypeCanned        open                                     . . . + . . + . . . .
ShowOwnCanned     open 0                                   . . . + . . + . . . .
DropCanned        open reply                               . . . . . . + . . . .

ShowPapers        open                                     . . . + . . + . . . .
ShowPaper         paper                                    . . . + . . + . . . .
OpenPaper         paper                                    . . . + . . + . . . .
AcceptPaper       paper                                    . . . + . . + . . . .
AcceptPapers      paper_ticket yes                         . . . + . . + . . . .
AskReason         paper                                    . . . + . . + . . . .
ReturnPaper       paper blurred                            . . . + . . + . . . .
TypeReason        paper                                    . . . + . . + . . . .
ReleasePaper      held_paper yes                           . . . + . . + . . . .
UndoReview        reviewed                                 . . . + . . + . . . .
ShowWishes        open                                     . . . + . . + . . . .
TypeWish          open                                     . . . + . . + . . . .
DropWish          wish                                     . . . + . . + . . . .

ShowCall          sibling                                  . . . + . . + . . . .
CallNow           open                                     . . . + . . + . . . .
PickDay           open -                                   . . . + . . + . . . .
PickTime          open - 20261124                          . . . + . . + . . . .
ProposeCall       open tomorrow                            . . . + . . + . . . .
TypeLink          call                                     . . . + . . + . . . .
HoldCall          agreed_call yes                          . . . + . . + . . . .
MissCall          agreed_call                              . . . + . . + . . . .
CancelCall        call yes                                 + . . + . . + . . . .

ShowLadder        outside                                  . . . + . . + . . . .
ShowNeed          mended alamat                            . . . + . . + . . . .
TypeNeed          mended alamat                            . . . + . . + . . . .
AskNeeds          mended alamat                            . . . + . . + . . . .
Escalate          ready helpdesk-lkpp yes                  . . . + . . + . . . .
SendMailAgain     step                                     . . . + . . + . . . .
TypeMail          step                                     . . . + . . + . . . .
TypeNumber        step                                     . . . + . . + . . . .
KeepNumber        mail                                     . . . + . . + . . . .
BringBack         outside yes yes                          . . . + . . + . . . .
TellMended        mended                                   . . . + . . + . . . .

ShowSecrets       veiled                                   . . . + . . + . . . .
ShowData          open                                     . . . + . . + . . . .
ShowHeld          open                                     . . . + . . + . . . .
ShowProtection    open                                     . . . + . . + . . . .
PickSanction      open mute 24                             . . . + . . + . . . .
Impose            open mute 24 spam                        . . . + . . + . . . .
TypeCharge        open mute 24                             . . . + . . + . . . .
PickSanction      open ban 24                              . . . . . . + . . . .
Impose            open ban 24 spam                         . . . . . . + . . . .
TypeCharge        open ban 24                              . . . . . . + . . . .
LiftSanction      ban                                      . . . . . . + . . . .

DeclareOutage     proposal                                 . . . + . . + . . . .
DismissOutage     proposal                                 . . . + . . + . . . .
AimOutage         proposal puspa                           . . . + . . + . . . .
ShowOutage        outage                                   . . . + . . + . . . .
BringOutage       outage                                   . . . + . . + . . . .
SayStill          outage                                   . . . + . . + . . . .
TellWords         words                                    . . . + . . + . . . .
KeepWords         words                                    . . . + . . + . . . .
DropWords         words                                    . . . + . . + . . . .
AskRestored       outage                                   . . . + . . + . . . .
EndOutage         outage                                   . . . + . . + . . . .

Decide            pending yes                              . . . . . . + . + . .
AskReject         pending                                  . . . . . . + . + . .
RejectFor         pending different                        . . . . . . + . + . .
TypeRejection     pending                                  . . . . . . + . + . .
UndoDecision      decided                                  . . . . . . + . + . .
TellDecision      decided                                  . . . . . . + . + . .
ShowDecision      pending                                  . . . + . . + . + . .
ShowCompany       pending 0                                . . . + . . + . + . .

OpenTeam          company                                  + . + + . . + . + . .
ShowTeam          company 0                                + . + + . . + . + . .
ShowAccount       account                                  + . + + . . + . + . .
AskSwitchOff      account                                  + . + . . . + . + . .
SwitchOff         account                                  + . + . . . + . + . .
SwitchOn          off                                      . . . . . . + . + . .
ShowTeamRequests  company                                  + . + + . . + . + . .
ShowTeamRequest   join                                     + . + + . . + . + . .
DecideTeam        join yes                                 + . + . . . + . + . .

ShowQueue         pli 0 all                                . . . + + . + + + . .
MakeReport        chart pli 20261101-20261122              . . . . . . + . . . .
BringCard         open                                     . . . + . . + . . . .
ShowFound         search 0                                 . . . + . . + . . . .
TeachFaq          evaluated                                . . . + . . + . . . .
TeachFaq          closed                                   . . . + . . + . . . .
TeachAlias        evaluated puspa.error-419                . . . + . . + . . . .
TeachNew          evaluated                                . . . + . . + . . . .
ShowLearning      lesson id                                . . . + . . + . . . .
TypeLearning      lesson alias                             . . . + . . + . . . .
MoveLearning      lesson -                                 . . . + . . + . . . .
SaveLearning      lesson                                   . . . . . . + . . . .
DropLearning      lesson                                   . . . + . . + . . . .

AimAnnouncement   draft -                                  . . . . . . + . . . .
SpeakFor          draft pli                                . . . . . . + . . . .
SpeakFor          draft lpse                               . . . . . . . . . . .
SpeakFor          draft 0                                  . . . . . . . . . . .
SendAnnouncement  draft                                    . . . . . . + . . . .
DropAnnouncement  draft                                    . . . . . . + . . . .
StopAnnouncement  sending                                  . . . . . . + . . . .
"""
# ``ShowQueue`` in a group always shows that group's own queue, whatever the button says.
