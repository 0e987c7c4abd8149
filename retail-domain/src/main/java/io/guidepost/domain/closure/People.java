package io.guidepost.domain.closure;

import io.guidepost.domain.privacy.Person;
import org.springframework.stereotype.Component;

/** A member under every name by which he is known here. */
@Component
public class People {

    private final ErasePerson erasePerson;

    People(ErasePerson erasePerson) {
        this.erasePerson = erasePerson;
    }

    public Person of(long memberId) {
        return erasePerson.personOf(memberId);
    }
}
