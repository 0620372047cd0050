# Topics

browse-head = 📚 <b>{ $crumbs }</b>
browse-summary = { $summary }
browse-hint = Choose a topic, or just write your question.
browse-hint-some = Choose a topic, or just write your question. Topics marked 📖 have a guide; with the others our staff help you.
browse-hint-none = There is no guide for these topics yet. Choose one to get help from our staff, or just write your question.
browse-page = <i>Page { $page } of { $pages }</i>
browse-empty = There is no guide for this topic yet, but our staff are glad to help. Choose below what you need, or just write your question.
button-with-guide = 📖 { $title }

toast-topic-gone = That topic is gone. These are the topics there are now.
