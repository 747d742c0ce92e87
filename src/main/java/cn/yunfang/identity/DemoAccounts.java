package cn.yunfang.identity;

import java.util.List;

/** The people of the demo city that a visitor may be with one click; only where there is one. */
public interface DemoAccounts {

    /**
     * One of them.
     *
     * @param name as the person is called
     * @param chinese what he is and where, in Chinese
     */
    record Account(NamedPerson person, String name, String chinese, String english) {}

    /** In the order in which they are offered. */
    List<Account> all();
}
