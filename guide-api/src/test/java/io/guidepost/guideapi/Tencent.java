package io.guidepost.guideapi;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserIdPage;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.shopper.FriendDirectory;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What these tests want otherwise than the domain's own fakes: a small corporation. */
@Configuration(proxyBeanMethods = false)
public class Tencent {

    @Bean
    @Primary
    SmallCorporation contactDirectory() {
        return new SmallCorporation();
    }

    @Bean
    @Primary
    FriendDirectory friendDirectory() {
        return new FriendDirectory() {
            @Override
            public FriendPage friendsOf(List<String> userids, String cursor) {
                return new FriendPage(List.of(), "");
            }

            @Override
            public Optional<Contact> contact(String externalUserid) {
                return Optional.of(new Contact(externalUserid, Optional.of("u_" + externalUserid), "顾客", List.of()));
            }
        };
    }

    @Bean
    @Primary
    GuideMessenger guideMessenger() {
        return absent(
                GuideMessenger.class,
                Map.of(
                        "jsSdkConfig",
                        new GuideMessenger.JsSdkConfig("corp", 7, 1_700_000_000L, "nonce", "sig", "agent-sig")));
    }

    /** A port of which only these methods are used here. */
    private static <T> T absent(Class<T> port, Map<String, Object> answers) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, given) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("equals")
                        ? (Object) (self == given[0])
                        : method.getName().equals("hashCode") ? (Object) System.identityHashCode(self) : port.getName();
            }
            if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.toString());
            }
            return answers.get(method.getName());
        }));
    }

    /** Two regions, three stores, three guides. */
    public static class SmallCorporation implements ContactDirectory {

        private final Map<String, User> users = new LinkedHashMap<>();

        SmallCorporation() {
            user("boss", true, 11L, UserState.ACTIVE);
            user("li", false, 11L, UserState.ACTIVE);
            user("zhao", false, 13L, UserState.ACTIVE);
        }

        public void user(String userid, boolean leads, long store, UserState state) {
            users.put(
                    userid,
                    new User(
                            userid,
                            "Name " + userid,
                            List.of(store),
                            leads ? List.of(store) : List.of(),
                            store,
                            "导购",
                            state));
        }

        @Override
        public List<Department> departments() {
            return List.of(
                    new Department(1, 0, "总部", "HQ", 0),
                    new Department(2, 1, "华东", "East", 0),
                    new Department(3, 1, "华北", "North", 0),
                    new Department(11, 2, "静安店", "Jing'an", 0),
                    new Department(12, 2, "徐汇店", "Xuhui", 0),
                    new Department(13, 3, "朝阳店", "Chaoyang", 0));
        }

        @Override
        public UserIdPage userIds(String cursor) {
            return new UserIdPage(List.copyOf(users.keySet()), "");
        }

        @Override
        public User user(String userid) {
            if (!users.containsKey(userid)) {
                throw new GatewayRejected("60111", "userid not found");
            }
            return users.get(userid);
        }

        @Override
        public List<User> usersOf(long departmentId) {
            return users.values().stream()
                    .filter(user -> user.departments().contains(departmentId))
                    .toList();
        }
    }
}
