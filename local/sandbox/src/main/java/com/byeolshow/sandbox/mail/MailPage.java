package com.byeolshow.sandbox.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The mails as pages for people. Everything that came by mail is escaped; mail HTML is shown only in a sandboxed frame. */
final class MailPage {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1f;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #b5b5bd;vertical-align:top}
            a{color:#1a4fb4}a:focus-visible{outline:3px solid #1a4fb4;outline-offset:2px}
            pre{white-space:pre-wrap;background:#f2f2f5;padding:1rem;overflow-wrap:anywhere}
            iframe{width:100%;height:30rem;border:1px solid #b5b5bd}dt{font-weight:600}dd{margin:0 0 .5rem}
            """;

    private MailPage() {}

    static String list(List<Mail> mails) {
        var rows = mails.stream().map(MailPage::row).collect(Collectors.joining());
        var content =
                mails.isEmpty() ? "<p>아직 받은 메일이 없습니다. <span lang=\"en\">No mail yet.</span></p>" : """
                <table><caption>최신 메일이 위에 있습니다 (한국 시간)</caption>
                <thead><tr><th scope="col">제목</th><th scope="col">받는 사람</th><th scope="col">받은 시각</th></tr></thead>
                <tbody>%s</tbody></table>
                """.formatted(rows);
        return page("받은 메일 " + mails.size() + "통", "<h1>받은 메일</h1>" + content);
    }

    static String detail(Mail mail) {
        var html = mail.html().isEmpty()
                ? ""
                : "<h2>HTML 본문</h2><iframe sandbox title=\"메일의 HTML 본문\" src=\"/mails/" + escaped(mail.id())
                        + "/html\"></iframe>";
        var text = mail.text().isEmpty() ? "" : "<h2>텍스트 본문</h2><pre>" + escaped(mail.text()) + "</pre>";
        var attachments = mail.attachments().isEmpty()
                ? ""
                : "<h2>첨부</h2><ul>"
                        + mail.attachments().stream()
                                .map(name -> "<li>" + escaped(name) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul>";
        var subject = subject(mail);
        return page(subject, """
                <p><a href="/mails">← 받은 메일 목록</a></p>
                <h1>%s</h1>
                <dl><dt>보낸 사람</dt><dd>%s</dd><dt>받는 사람</dt><dd>%s</dd><dt>받은 시각</dt><dd>%s</dd></dl>
                %s%s%s
                """.formatted(
                        escaped(subject),
                        escaped(mail.from().isEmpty() ? mail.sender() : mail.from()),
                        escaped(String.join(", ", mail.recipients())),
                        WHEN.format(mail.receivedAt()),
                        text,
                        html,
                        attachments));
    }

    static String missing() {
        return page("메일 없음", "<h1>그런 메일이 없습니다</h1><p><a href=\"/mails\">← 받은 메일 목록</a></p>");
    }

    private static String row(Mail mail) {
        return "<tr><td><a href=\"/mails/%s\">%s</a></td><td>%s</td><td><time datetime=\"%s\">%s</time></td></tr>"
                .formatted(
                        escaped(mail.id()),
                        escaped(subject(mail)),
                        escaped(String.join(", ", mail.recipients())),
                        mail.receivedAt(),
                        WHEN.format(mail.receivedAt()));
    }

    private static String subject(Mail mail) {
        return mail.subject().isBlank() ? "(제목 없음)" : mail.subject();
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s</title><style>%s</style></head><body><main>%s</main></body></html>
                """.formatted(escaped(title), STYLE, content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
