package io.guidepost.domain.profile;

class FakePhoneNumbersTest extends PhoneNumbersContract {

    @Override
    protected PhoneNumbers phoneNumbers() {
        return new FakePhoneNumbers();
    }

    @Override
    protected String codeOf(String number) {
        return "sim:" + number;
    }
}
