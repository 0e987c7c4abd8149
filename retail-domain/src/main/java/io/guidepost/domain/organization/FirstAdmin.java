package io.guidepost.domain.organization;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Admin.Role;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The first administrator of a new installation, named by {@code guidepost.bootstrap-admin.username} and
 * {@code guidepost.bootstrap-admin.password}. Without effect as soon as there is any administrator, so the settings
 * may and should be removed after the first start.
 */
@Component
class FirstAdmin implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final int MIN_PASSWORD_LENGTH = 12;

    private final Admins admins;
    private final PasswordHashes passwords;
    private final Ids ids;
    private final Clock clock;
    private final String username;
    private final String password;

    FirstAdmin(
            Admins admins,
            PasswordHashes passwords,
            Ids ids,
            Clock clock,
            @Value("${guidepost.bootstrap-admin.username:}") String username,
            @Value("${guidepost.bootstrap-admin.password:}") String password) {
        this.admins = admins;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
        this.username = username;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (username.isBlank() || !admins.isEmpty()) {
            return;
        }
        if (password.length() < MIN_PASSWORD_LENGTH) {
            throw new IllegalStateException("guidepost.bootstrap-admin.password 至少需要 12 个字符。"
                    + " guidepost.bootstrap-admin.password needs at least 12 characters.");
        }
        var roles = Set.of(Role.ADMINISTRATOR, Role.HQ_OPERATOR, Role.HQ_CHECKER, Role.FINANCE);
        var admin = new Admin(ids.next(), username, username, roles, Sight.ALL, true, 0, false);
        if (admins.add(admin, passwords.hash(password), clock.instant())) {
            log.info("Created the first administrator {}; remove guidepost.bootstrap-admin now", username);
        }
    }
}
