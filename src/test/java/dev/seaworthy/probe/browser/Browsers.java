package dev.seaworthy.probe.browser;

import dev.seaworthy.docker.BrowserContainer;
import dev.seaworthy.docker.ComposeStack;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The browsers of one check, in a container that is started for the first one. All are closed after the check. */
public final class Browsers implements AutoCloseable {
    /** JUnit resource: checks with browsers run one after another, because each browser needs a CPU while it starts. */
    public static final String LOCK = "browsers";

    /** The network on which clients of the host reach the edge. */
    private static final String NETWORK = "public";

    private final ComposeStack stack;
    private final List<Browser> opened = new CopyOnWriteArrayList<>();
    private BrowserContainer container;

    public Browsers(ComposeStack stack) {
        this.stack = stack;
    }

    /**
     * @return a new browser that shows this page
     * @throws dev.seaworthy.docker.InconclusiveException if no browser can be started
     */
    public Browser open(String url) {
        Browser browser = Browser.start(container());
        opened.add(browser);
        browser.open(url);
        return browser;
    }

    private synchronized BrowserContainer container() {
        if (container == null) {
            container = stack.browserContainer(NETWORK);
        }
        return container;
    }

    /** @return the browsers that are open, in the order in which they were opened */
    public List<Browser> all() {
        return List.copyOf(opened);
    }

    /** The container ends what a browser that cannot be closed has left. */
    @Override
    public synchronized void close() {
        if (container != null) {
            try {
                opened.forEach(Browser::quit);
            } finally {
                container.close();
            }
        }
    }
}
