;; Opens a post in Emacs with eglot, writes, mends, and notes as JSON what was seen.
;; emacs --batch -l emacs.el; POST, SERVER and NOTES are in the environment.

(package-initialize)
(require 'eglot)
(require 'json)

(setq eglot-sync-connect 30
      eglot-confirm-server-initiated-edits nil
      create-lockfiles nil
      make-backup-files nil)
(add-to-list 'eglot-server-programs (list 'text-mode (getenv "SERVER") "lsp"))

(defun notes-codes ()
  "What is reported in the buffer: the text of each, and where it begins."
  (mapcar (lambda (one)
            (vector (flymake-diagnostic-text one)
                    (line-number-at-pos (flymake-diagnostic-beg one))
                    (save-excursion
                      (goto-char (flymake-diagnostic-beg one))
                      (- (point) (line-beginning-position)))))
          (flymake-diagnostics)))

(defun notes-has (text)
  (seq-some (lambda (one) (string-match-p text (aref one 0))) (notes-codes)))

(defun notes-wait (until)
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall until)) (< (float-time) end))
      (accept-process-output nil 0.1))
    (if (funcall until) t :json-false)))

(find-file (getenv "POST"))
(text-mode)
(let* ((server (apply #'eglot (eglot--guess-contact)))
       (found (notes-wait (lambda () (notes-has "over plain HTTP"))))
       (first (apply #'vector (notes-codes)))
       (site (notes-wait (lambda () (notes-has "another post has the title"))))
       (mended nil) (typed nil) (hover nil))
  (goto-char (point-min))
  (search-forward "src=\"http")
  (setq hover (plist-get (plist-get (jsonrpc-request server :textDocument/hover
                                                     (eglot--TextDocumentPositionParams))
                                    :contents)
                         :value))
  (let* ((actions (jsonrpc-request
                   server :textDocument/codeAction
                   (list :textDocument (eglot--TextDocumentIdentifier)
                         :range (list :start (eglot--pos-to-lsp-position)
                                      :end (eglot--pos-to-lsp-position))
                         :context (list :diagnostics [] :only ["quickfix"]))))
         (fix (seq-find (lambda (one) (and (plist-get one :edit)
                                           (string-match-p "https" (plist-get one :title))))
                        actions)))
    (eglot--apply-workspace-edit (plist-get fix :edit)))
  (eglot--signal-textDocument/didChange)
  (setq mended (notes-wait (lambda () (not (notes-has "over plain HTTP")))))
  (goto-char (point-max))
  (insert "\n![](https://example.net/a.png)\n")
  (eglot--signal-textDocument/didChange)
  (setq typed (notes-wait (lambda () (notes-has "alt"))))
  (let ((text (buffer-string)))
    (with-temp-file (getenv "NOTES")
      (insert (json-encode (list :found found :first first :site site :mended mended
                                 :hover hover :typed typed :text text)))))
  (set-buffer-modified-p nil)
  (eglot-shutdown server))
