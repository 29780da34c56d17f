package io.github.cxkit.examples.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between the shop and its database, and can lose the reply to a commit: the database has it, the shop never hears so. */
final class DroppingProxy implements AutoCloseable {

    private final InetSocketAddress database;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService pumps = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile boolean staysAway;
    private volatile boolean away;

    DroppingProxy(InetSocketAddress database) throws IOException {
        this.database = database;
        pumps.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Loses the reply to the next commit. */
    void loseNextReply() {
        armed.set(true);
    }

    /** Loses the reply to the next commit and every connection after it. */
    void loseNextReplyAndStayAway() {
        staysAway = true;
        armed.set(true);
    }

    /** Lets connections through again. */
    void comeBack() {
        staysAway = false;
        away = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket shop = door.accept();
                if (away) {
                    shop.close();
                    continue;
                }
                Socket server = new Socket(database.getHostString(), database.getPort());
                open.add(shop);
                open.add(server);
                AtomicBoolean drop = new AtomicBoolean();
                pumps.execute(() -> pump(shop, server, bytes -> {
                    if (bytes.contains("COMMIT") && armed.compareAndSet(true, false)) {
                        drop.set(true);
                    }
                    return true;
                }));
                // what the database says after that commit is proof that it has it, and is lost
                pumps.execute(() -> pump(server, shop, bytes -> !drop.get()));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private interface Gate {
        boolean lets(String bytes);
    }

    private void pump(Socket from, Socket to, Gate gate) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!gate.lets(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                    lose();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // the other side is gone
        }
    }

    private void lose() throws IOException {
        if (staysAway) {
            away = true;
            closeAll();
        }
    }

    private void closeAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        closeAll();
        pumps.shutdownNow();
    }
}
