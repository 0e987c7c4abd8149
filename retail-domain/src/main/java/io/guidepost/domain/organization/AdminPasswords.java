package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Passwords of administrators: what they must be like, and their change. Hashing is slow; no transaction is open meanwhile. */
@Service
public class AdminPasswords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 6;

    /** What the lists of stolen passwords begin with, as far as it is long enough to be asked for here. */
    private static final Set<String> COMMON = Set.of(
            "123456789012",
            "1234567890123",
            "password1234",
            "password12345",
            "passwordpassword",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwerty123456",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "administrator",
            "iloveyou1234",
            "welcome12345",
            "abcdefghijkl",
            "abc123456789",
            "a12345678910",
            "letmein12345");

    private final Admins admins;
    private final PasswordHashes hashes;
    private final Clock clock;

    AdminPasswords(Admins admins, PasswordHashes hashes, Clock clock) {
        this.admins = admins;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Whether the password was set by somebody else and must be changed first. */
    public boolean isDue(long adminId) {
        return admins.isPasswordDue(adminId);
    }

    /** By the person; refused with {@code weak_password} or {@code same_password}. */
    public void change(long adminId, String password) {
        var admin = admins.find(adminId).orElseThrow(() -> Refusal.notFound("管理员", "administrator"));
        requireStrong(admin.username(), password);
        var old = admins.credentials(admin.username()).orElseThrow().passwordHash();
        if (hashes.matches(password, old)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "same_password",
                    new Words("新密码不能与旧密码相同", "The new password must differ from the old one"));
        }
        admins.setPassword(adminId, hashes.hash(password), false, clock.instant());
    }

    /** By an administrator for another; it must be changed at the next sign-in. */
    public void give(long adminId, String username, String password) {
        admins.setPassword(adminId, hash(username, password), true, clock.instant());
    }

    /** For somebody who is being added; refused with {@code weak_password}. */
    public String hash(String username, String password) {
        requireStrong(username, password);
        return hashes.hash(password);
    }

    private static void requireStrong(String username, String password) {
        if (!isStrong(username, password)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "weak_password",
                    new Words(
                            "密码需 12 到 200 个字符，不能过于常见、过于单调或包含用户名",
                            "A password has 12 to 200 characters, is not a common or monotonous one, and does not contain the username"));
        }
    }

    static boolean isStrong(String username, String password) {
        var lower = password.toLowerCase(Locale.ROOT);
        var different = password.chars().boxed().collect(Collectors.toSet()).size();
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && different >= FEWEST_DIFFERENT
                && !COMMON.contains(lower)
                && (username.length() < 4 || !lower.contains(username.toLowerCase(Locale.ROOT)));
    }
}
