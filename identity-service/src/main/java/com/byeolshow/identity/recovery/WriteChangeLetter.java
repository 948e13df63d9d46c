package com.byeolshow.identity.recovery;

import com.byeolshow.identity.recovery.PasswordNotices.Notice;
import com.byeolshow.platform.web.SeoulTime;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Writes the mail about a changed password, in Korean and in English. There is nothing to click in it, and no name. */
@Component
class WriteChangeLetter {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SeoulTime.ZONE);

    private static final String SUBJECT = "[별쇼] 비밀번호가 변경되었습니다 (Your Byeolshow password was changed)";

    private static final String TEXT = """
            안녕하세요, 별쇼입니다.

            %1$s(한국 시간)에 회원님의 비밀번호가 변경되었습니다. 다른 기기에서는 모두 로그아웃되었습니다.

            직접 변경하셨다면 이 메일을 무시해 주세요.
            변경하신 적이 없다면 앱의 '비밀번호 찾기'로 바로 비밀번호를 재설정하고 고객센터로 알려 주세요.

            --
            Hello from Byeolshow.

            Your password was changed at %1$s (Korean time), and all other devices were logged out.
            If it was you, ignore this mail. If it was not, reset your password at once with "Forgot password" in the app
            and tell our customer service.
            """;

    private static final String HTML = """
            <!doctype html>
            <html lang="ko">
            <head><meta charset="utf-8"><title>비밀번호 변경</title></head>
            <body style="font-family:sans-serif;line-height:1.6;color:#222;max-width:36em;margin:auto;padding:1em">
            <h1 style="font-size:1.3em">비밀번호가 변경되었습니다</h1>
            <p>안녕하세요, 별쇼입니다. %1$s(한국 시간)에 회원님의 비밀번호가 변경되었습니다.
            다른 기기에서는 모두 로그아웃되었습니다.</p>
            <p>직접 변경하셨다면 이 메일을 무시해 주세요. 변경하신 적이 없다면 앱의 '비밀번호 찾기'로 바로 비밀번호를
            재설정하고 고객센터로 알려 주세요.</p>
            <hr>
            <div lang="en">
            <p>Your Byeolshow password was changed at %1$s (Korean time), and all other devices were logged out.</p>
            <p>If it was you, ignore this mail. If it was not, reset your password at once with &ldquo;Forgot
            password&rdquo; in the app and tell our customer service.</p>
            </div>
            </body>
            </html>
            """;

    private final RecoverySettings settings;

    WriteChangeLetter(RecoverySettings settings) {
        this.settings = settings;
    }

    Letter run(Notice notice) {
        String from = settings.mail().from();
        String at = MINUTE.format(notice.changedAt());
        return new Letter(
                "<" + notice.id() + "@" + from.substring(from.indexOf('@') + 1) + ">",
                notice.email(),
                SUBJECT,
                TEXT.formatted(at),
                HTML.formatted(at));
    }
}
