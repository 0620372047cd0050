"""What a tap can mean: each button is a type, and only this package knows how it travels."""

# mypy: implicit-reexport
# ruff: noqa: F401 - every name here is for others

from handlers.buttons.accounting import (
    MyAccounts,
    RejectFor,
    ShowCompany,
    ShowDecision,
    TellDecision,
    TypeRejection,
    UndoDecision,
)
from handlers.buttons.announcing import (
    AimAnnouncement,
    DropAnnouncement,
    QuietAnnouncements,
    SendAnnouncement,
    SpeakFor,
    StopAnnouncement,
)
from handlers.buttons.asking import (
    AskAlone,
    Browse,
    Contact,
    Home,
    NoneOfThese,
    NotSolved,
    PickService,
    ReadEntry,
    ShowAnswer,
    Solved,
    Speak,
)
from handlers.buttons.calling import (
    AgreeCall,
    CallNow,
    CancelCall,
    DeclineCall,
    HoldCall,
    MissCall,
    PickDay,
    PickTime,
    ProposeCall,
    ShowCall,
    TypeLink,
)
from handlers.buttons.canned import (
    DropCanned,
    DropPreview,
    PickCanned,
    SendCanned,
    ShowCanned,
    ShowOwnCanned,
    TypeCanned,
)
from handlers.buttons.clocking import ReviveTicket
from handlers.buttons.escalating import (
    AskNeeds,
    BringBack,
    Escalate,
    KeepNumber,
    SendMailAgain,
    ShowLadder,
    ShowNeed,
    TellMended,
    TypeMail,
    TypeNeed,
    TypeNumber,
)
from handlers.buttons.following import (
    AddComment,
    AddToTicket,
    AskHeld,
    CloseOwn,
    ContinueTicket,
    Evaluate,
    EvaluateBack,
    EvaluateSkip,
    MyEvaluation,
    MyTickets,
    ReopenTicket,
    StopWriting,
    ViewTicket,
    WithdrawTicket,
    WriteToTicket,
)
from handlers.buttons.ordering import (
    AskAssign,
    AskMerge,
    AskPriority,
    AskTags,
    AskTransfer,
    Assign,
    CloseAs,
    MergeWith,
    ResumeTicket,
    SetPriority,
    ToggleTag,
    TransferTo,
    TypeClosing,
    TypeTags,
)
from handlers.buttons.protecting import (
    Impose,
    LiftSanction,
    PickSanction,
    RaiseObjection,
    RetrySend,
    ShowData,
    ShowHeld,
    ShowProtection,
    ShowSecrets,
    TypeCharge,
    TypeNote,
)
from handlers.buttons.queueing import BringCard, ChooseQueue, PeekFound, PeekTicket, ShowFound, ShowQueue
from handlers.buttons.reading import PickVariant, SeeAlso, StuckAt, TurnStep
from handlers.buttons.reporting import MakeReport
from handlers.buttons.requesting import (
    AddPage,
    ChooseSlot,
    DropFile,
    EmptySlot,
    FormBack,
    FormCancel,
    FormEdit,
    FormKeep,
    FormRestore,
    FormResume,
    FormSend,
    FormSkip,
    PapersDone,
    PickChoice,
    PlaceFile,
    ReadAside,
    ReplaceRequest,
    StartRequest,
    UseEarlier,
)
from handlers.buttons.reviewing import (
    AcceptPaper,
    AcceptPapers,
    AskReason,
    DropWish,
    GiveWish,
    MendPapers,
    OpenPaper,
    ReleasePaper,
    ReturnPaper,
    ShowPaper,
    ShowPapers,
    ShowWishes,
    TypeReason,
    TypeWish,
    UndoReview,
)
from handlers.buttons.staffing import (
    AskClose,
    AskReject,
    CloseTicket,
    Decide,
    ShowCard,
    ShowHistory,
    ShowMore,
    TakeTicket,
)
from handlers.buttons.tap import LONGEST, Tap, decode, encode, kind_of
from handlers.buttons.teaming import (
    AskBack,
    AskSwitchOff,
    DecideTeam,
    JoinTeam,
    MyTeams,
    OpenTeam,
    ShowAccount,
    ShowTeam,
    ShowTeamRequest,
    ShowTeamRequests,
    SwitchOff,
    SwitchOn,
    WithdrawTeamRequest,
)
